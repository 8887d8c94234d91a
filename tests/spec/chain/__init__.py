"""The chapter on chains and credits: by what hops a claim came here, and whom the text credits."""
