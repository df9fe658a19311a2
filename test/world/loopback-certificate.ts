// For names that exist in tests alone, on loopback alone: whoever has this key can play public.example and acme.example.

/** The certificate of the servers that play the public internet; it is its own authority. */
export const certificate = `-----BEGIN CERTIFICATE-----
MIIB2DCCAX6gAwIBAgIUP/nazFho4/oVnUhJKaIybTCb9C4wCgYIKoZIzj0EAwIw
GTEXMBUGA1UEAwwOcHVibGljLmV4YW1wbGUwIBcNMjYxMTIzMTg0NDEzWhgPMjEy
NjEwMzAxODQ0MTNaMBkxFzAVBgNVBAMMDnB1YmxpYy5leGFtcGxlMFkwEwYHKoZI
zj0CAQYIKoZIzj0DAQcDQgAE0rSBnC63L7ZkWAMyZh+kUqYBFlppCrNCeZ04s8or
7xgtsz2Arl9qYlR6gE33bmcTgOBSZiEikWtU7RTWGlQxY6OBoTCBnjAdBgNVHQ4E
FgQUvQqUGW36rp/BHPESpIQvZ5qQg8MwHwYDVR0jBBgwFoAUvQqUGW36rp/BHPES
pIQvZ5qQg8MwSwYDVR0RBEQwQoIOcHVibGljLmV4YW1wbGWCECoucHVibGljLmV4
YW1wbGWCDGFjbWUuZXhhbXBsZYIQd3d3LmFjbWUuZXhhbXBsZTAPBgNVHRMBAf8E
BTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIQDRG6KS4cWOxkkeBcW0HfgZVVVvdhYc
2KNUG/TpFu8FBwIgJeXwUTgPEOW2cSOBfRtkcPYLNhx2p6pbV2jNtQQ/MVM=
-----END CERTIFICATE-----
`;

/** The key to it. */
export const certificateKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgHY9tUWyOrAAv5W++
tzojNx0Y0z6Jfks9d0FqDc7mdUehRANCAATStIGcLrcvtmRYAzJmH6RSpgEWWmkK
s0J5nTizyivvGC2zPYCuX2piVHqATfduZxOA4FJmISKRa1TtFNYaVDFj
-----END PRIVATE KEY-----
`;
