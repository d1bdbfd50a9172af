"""What the command line says when the engine refuses. Screens have their own sentences."""

SENTENCES = {
    "addresses.glued": "{count} addresses are run together: {address}",
    "addresses.unusable": "not an address that can be opened ({reason}): {address}",
    "webpages.no_such_file": "there is no file or folder {path}",
    "webpages.page_too_large": "{path} is larger than {max_bytes} bytes and no web page",
    "webpages.bad_index": "line {line} of {path} is not a JSON object with file and url",
    "fetch.unresolved": "there is no server called {host}",
    "fetch.forbidden_address": "{host} leads to {ip}, which is not on the open internet",
    "fetch.forbidden_port": "port {port} of {host} is no port of web pages",
    "fetch.unreachable": "{host} cannot be reached: {reason}",
    "fetch.tls": "the certificate of {host} does not hold: {reason}",
    "fetch.too_slow": "{host} did not finish within {seconds} seconds",
    "fetch.too_large": "the page is larger than {max_bytes} bytes",
    "fetch.cut_short": "{host} broke off after {got_bytes} bytes",
    "fetch.bad_response": "{host} does not answer in proper HTTP ({reason})",
    "fetch.bad_packing": "the page is packed as {coding} and damaged",
    "fetch.unknown_coding": "the page is packed as {coding}, which is not accepted",
    "fetch.too_many_redirects": "{host} sent us on {count} times without arriving",
    "fetch.redirect_nowhere": "{host} says the page has moved but not where to",
    "tls.unreadable": "this is no certificate in PEM form",
}
