"""Tests of accounts: sign-in, sessions, tokens, the administrator's pages."""
