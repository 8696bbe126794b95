"""The trained attribution tagger: who (source) said (cue) what (content), linked, without a parse.

`AttributionTagger.tag` is the whole of it; the weights, their checksums and MODEL_CARD.md lie beside this file.
"""
