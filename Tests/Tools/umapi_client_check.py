"""Asks a running sandbox for tokens with umapi-client, Adobe's own Python client, unchanged.

Standard input: the sandbox's announcement (`aem-setup sandbox --json --tls`), one JSON document.
Standard output: one JSON document, {"oauth": {...}, "jwt": {...}}, with the claims of the tokens.
Needs a Python with `pip install umapi-client`, and REQUESTS_CA_BUNDLE set to the `ca_file`.
"""

import base64
import json
import sys
from urllib.parse import urlsplit

import requests
from umapi_client import JWTAuth, OAuthS2S


def claims(auth):
    """Has the client fetch a token, as its first request does, and takes the token apart."""
    request = auth(requests.Request("GET", "https://usermanagement.adobe.io/").prepare())
    token = request.headers["Authorization"].split(" ", 1)[1]
    payload = token.split(".")[1]
    read = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    read["hours"] = round((auth.expiry - auth.expiry.now()).total_seconds() / 3600)
    return read


def main():
    sandbox = json.load(sys.stdin)
    host = urlsplit(sandbox["ims"]).netloc
    given = sandbox["credentials"]
    jwt = given["jwt"]
    with open(jwt["private_key"], encoding="ascii") as file:
        key = file.read()
    oauth = OAuthS2S(given["client_id"], given["client_secret"], auth_host=host)
    signed = JWTAuth(
        given["org_id"],
        jwt["client_id"],
        jwt["client_secret"],
        jwt["technical_account_id"],
        key,
        auth_host=host,
    )
    json.dump({"oauth": claims(oauth), "jwt": claims(signed)}, sys.stdout)


if __name__ == "__main__":
    main()
