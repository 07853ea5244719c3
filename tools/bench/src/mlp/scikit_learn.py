"""Does what it is asked with scikit-learn: a JSON object a line in, one a line out."""

import json
import sys

import numpy as np
import sklearn
from sklearn.datasets import make_classification
from sklearn.model_selection import GridSearchCV, StratifiedKFold
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def read_table(path):
    table = np.genfromtxt(path, delimiter=",", skip_header=1, dtype=str)
    return table[:, :-1].astype(float), table[:, -1]


def write_classification(path, rows, columns, informative, redundant, classes):
    x, y = make_classification(
        n_samples=rows,
        n_features=columns,
        n_informative=informative,
        n_redundant=redundant,
        n_classes=classes,
        random_state=0,
    )
    with open(path, "w") as file:
        file.write(",".join(f"f{i}" for i in range(columns)) + ",label\n")
        for values, label in zip(x, y):
            file.write(",".join(repr(float(value)) for value in values) + f",{label}\n")


class Peer:
    def version(self):
        return sklearn.__version__

    def generate(self, path, **sizes):
        write_classification(path, **sizes)

    def load(self, path):
        self.x, self.y = read_table(path)

    def search(self, architectures, folds, parameters):
        search = GridSearchCV(
            make_pipeline(StandardScaler(), MLPClassifier(random_state=0, **parameters)),
            {"mlpclassifier__hidden_layer_sizes": [tuple(sizes) for sizes in architectures]},
            scoring="f1_weighted",
            cv=StratifiedKFold(folds, shuffle=True, random_state=0),
            n_jobs=-1,
        ).fit(self.x, self.y)
        return search.best_score_

    def network(self, inputs, hidden, classes, rows):
        random = np.random.default_rng(0)
        x = random.standard_normal((50 * classes, inputs))
        self.mlp = MLPClassifier(hidden, max_iter=1).fit(x, np.arange(len(x)) % classes)
        self.rows = random.standard_normal((rows, inputs))

    def predict(self, calls):
        for _ in range(calls):
            self.mlp.predict_proba(self.rows)


peer = Peer()
for line in sys.stdin:
    request = json.loads(line)
    answer = getattr(peer, request.pop("do"))(**request)
    print(json.dumps(answer), flush=True)
