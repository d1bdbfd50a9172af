"""What the command line says when something is refused or left out."""

from phoihop.law.refusal import Refusal

SENTENCES = {
    "textreuse.id_missing": "it has no id",
    "textreuse.id_too_long": "its id or outlet is longer than 4,000 bytes",
    "textreuse.text_missing": "it has no field text",
    "textreuse.text_empty": "its text is empty",
    "textreuse.text_too_short": "its text has fewer than six words",
    "textreuse.text_too_long": "its text is longer than eight million characters",
    "textreuse.text_broken": "it holds lone surrogates, so it is not valid Unicode",
    "textreuse.text_binary": "it is mostly control characters, so it is no text",
    "textreuse.line_too_long": "it is longer than 64 MB",
    "textreuse.line_not_utf8": "it is not UTF-8",
    "textreuse.line_not_json": "it is not JSON",
    "textreuse.line_not_object": "it is JSON but no object",
    "textreuse.file_cut_short": "the packed file ends here, or is damaged",
    "textreuse.file_missing": "{file}: there is no such file, or it cannot be read",
    "textreuse.index_missing": "{folder} holds no index; make one with `textreuse index`",
    "textreuse.index_damaged": "{file} is damaged or missing; index the documents again",
    "textreuse.index_other_format": "{file} belongs to another version; index the documents again",
    "textreuse.writer_busy": "another process is writing to {folder}; wait for it to end",
    "encodings.unreadable": "the encoding of its {data_bytes} bytes is not recognised",
    "mixed": "a word mixes Latin with Cyrillic or Greek letters; it is read as if all were Latin",
}


def said(refusal: Refusal) -> str:
    """A refusal as a sentence, with the file where that is known."""
    sentence = SENTENCES.get(refusal.code, refusal.code).format_map(refusal.facts)
    file = refusal.facts.get("file")
    return f"{file}: {sentence}" if file and str(file) not in sentence else sentence
