"""The version of this library; the build reads it from here, so that no run has to ask the installation for it."""

VERSION = "0.1.0"
