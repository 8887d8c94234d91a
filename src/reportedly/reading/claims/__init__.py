"""What a claim is worth: who, through whom, on what evidence, how sure, and what they refused to say."""
