"""What programs call: read claims, check them, list and test rules. Only this layer knows the order of the stages.

One module for each call, imported by those who make it: a run that checks does not pay for the others.
"""
