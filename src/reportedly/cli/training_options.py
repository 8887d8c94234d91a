"""The options that every ``reportedly train`` command of a network has."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

ArchitectureName = Annotated[str, typer.Option("--architecture", help="minilm or mpnet.")]
Base = Annotated[Path | None, typer.Option("--base", help="The encoder's weights, a file of safetensors.")]
Epochs = Annotated[float | None, typer.Option("--epochs", help="Passes over the data.")]
Rate = Annotated[float | None, typer.Option("--rate", help="The learning rate of the encoder.")]
Seed = Annotated[int, typer.Option("--seed", help="What all that is random follows from.")]
Minutes = Annotated[float | None, typer.Option("--minutes", help="Stop training after so long.")]
Part = Annotated[str | None, typer.Option("--fold", help="K/N: leave fold K of N out of the training.")]
NoQuantise = Annotated[bool, typer.Option("--no-quantise", help="Keep the weights in fp32.")]
