"""The program a documenter or coordinator runs. Knows the network only through `sync.client`."""
