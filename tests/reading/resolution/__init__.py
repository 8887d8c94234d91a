"""The rules of resolution: names, people, pronouns, descriptions, organisations."""
