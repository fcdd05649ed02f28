"""How good and how fast claimslint is, measured; run from the checkout with `make`, never part of the package."""
