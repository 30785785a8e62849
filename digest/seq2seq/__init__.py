"""Any Hugging Face sequence-to-sequence checkpoint as a `Generator`. PyTorch is imported here and nowhere else."""

from digest.seq2seq.generator import Seq2SeqGenerator

__all__ = ["Seq2SeqGenerator"]
