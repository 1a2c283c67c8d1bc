"""The few lines that open a lesson live in JupyterLab, and what JupyterLab needs to find them.

``live.js`` is the extension: a federated container written by hand, so there is nothing to bundle. ``build``
puts it together with what it has to know of the lessons.
"""
