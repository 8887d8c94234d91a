"""The chapter on notices: what one document shows about itself."""
