"""By which way the group's server is reached: chosen, and tried."""
