"""Alerts: an origin is added, a denial appears, or the wording hardens.

noticing    pure: a rumour before and after what was added to it
looking     what was added to a store since the last look, as alerts that it keeps
hooking     webhooks as people give them
signing     what a webhook can check (Standard Webhooks)
sending     what is due, to webhooks that somebody gave; to public addresses, within limits, again later if it fails
"""
