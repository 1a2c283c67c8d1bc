# All the logic is in tools/do.py, which is the same thing on a machine without make: python tools/do.py lab
PYTHON ?= python3

.PHONY: lab check test bench clean pins
lab check test bench clean pins:
	@$(PYTHON) tools/do.py $@ $(ARGS)
