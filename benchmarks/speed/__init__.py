"""How fast claimslint is, beside its peers and the limits of the machine: `make bench`."""
