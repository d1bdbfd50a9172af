"""One machine sees a page and stands by what it saw; a bundle that anybody can check.

``recording`` fetches a page into one web archive, ``camera`` adds picture and PDF where there is
a browser, ``keys`` and ``sealing`` write the bundle, ``verifier`` checks it with nothing but
Python. Command line: ``./phoihop capture URL… -o BUNDLE --key KEYFILE``.
"""
