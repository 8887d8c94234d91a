"""The desk in the browser: pages that work without JavaScript, and their JSON under the same paths.

    site        what the pages are made from: the store, the settings, who sits here, what is being read
    app         the application: routes, what goes wrong, the description of the API
    doorway     what stands before every request: whose it may be, its form, and the headers of every answer
    answering   one view as a page or as JSON, with its ETag
    rendering   the templates and what they are filled in with
    routes      one module a page

A page renders a documented Struct from ``views`` and nothing else, so that its JSON says the same.
"""
