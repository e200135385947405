"""Changes a sentence as newsrooms do: headlines, capitals, lost full stops. The annotation stays as it is."""
from dataclasses import replace

SMALL = {'a', 'an', 'the', 'of', 'in', 'on', 'at', 'to', 'for', 'and', 'or', 'but', 'by', 'as', 'with', 'from', 'nor'}


def augment(sentence, rng):
    choice = rng.random()
    if choice < 0.3:
        return without_last_stop(sentence)
    if choice < 0.5:
        return with_forms(sentence, [f.lower() for f in sentence.forms])
    if choice < 0.75:
        return with_forms(sentence, [f.upper() for f in sentence.forms])
    title = [f if f.lower() in SMALL and i else f[:1].upper() + f[1:] for i, f in enumerate(sentence.forms)]
    return without_last_stop(with_forms(sentence, title))


def with_forms(sentence, forms):
    return replace(sentence, forms=forms, numbers=None)


def without_last_stop(sentence):
    """Leaves out a last '.' that nothing depends on."""
    last = len(sentence.forms)
    if last < 3 or sentence.forms[-1] != '.' or (sentence.heads and last in sentence.heads):
        return sentence
    cut = lambda values: values[:-1] if values else values
    return replace(sentence, numbers=None, **{layer: cut(getattr(sentence, layer)) for layer in
                                              ('forms', 'upos', 'xpos', 'feats', 'heads', 'deprels', 'entities')})
