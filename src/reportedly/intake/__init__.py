"""Documents on their way into the desk's memory, as the terminal and the pages take them in."""
