"""Source, cue and content: by the trained tagger or by rules, in running text, transcripts and communiqués."""
