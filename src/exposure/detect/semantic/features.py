"""What heads see of a sentence: itself, and the sentences about it that may disclose something too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from exposure.detect.semantic.encoder import Encoded, Floats

#: Sentences on either side that are context.
REACH: Final = 2
#: What brings the vectors, whose length is 1, to the size of the other features.
_VECTOR_SCALE: Final = 4.0
_HIGHEST_SCALE: Final = 0.5


def features_of(encoded: Encoded, owners: NDArray[np.int64]) -> Floats:
    """One row for each sentence, shape (sentences, 2 * 512 + 4 * projection).

    `owners` says which text each sentence is from; sentences of one text stand together and in their order.
    """
    vectors = encoded.vectors * _VECTOR_SCALE
    highest = encoded.highest * _HIGHEST_SCALE
    near_vectors, near_mean, near_highest = vectors.copy(), encoded.mean.copy(), highest.copy()
    counts = np.ones((len(owners), 1), np.float32)
    for step in range(1, REACH + 1):
        same = np.flatnonzero(owners[step:] == owners[:-step])
        for here, there in ((same + step, same), (same, same + step)):
            near_vectors[here] += vectors[there]
            near_mean[here] += encoded.mean[there]
            counts[here] += 1
            near_highest[here] = np.maximum(near_highest[here], highest[there])
    return np.hstack(
        [vectors, near_vectors / counts, highest, encoded.mean, near_highest, near_mean / counts], dtype=np.float32
    )
