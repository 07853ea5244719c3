import { HOST_FOOTPRINT, requireSameFeatures } from '@networkml/features';
import {
  MlpError,
  Pipeline,
  readJoblibScaler,
  readSklearnClassifier,
  readSklearnLabels,
} from '@networkml/mlp';
import { ModelFileError } from './model-file-error.js';
import { parseJson } from './parse-json.js';
import { originalDecision, type RoleModel } from './role-model.js';

/** A file of the original, by name for error messages. */
export interface OriginalFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The three files that NetworkML 0.6.10 keeps a model in. */
export interface OriginalModelFiles {
  /** `host_footprint.json`: weights, biases, parameters and feature names. */
  readonly network: OriginalFile;
  /** `host_footprint_le.json`: the roles. */
  readonly labels: OriginalFile;
  /** `host_footprint_scaler.mod`: a joblib pickle of a `StandardScaler`, of which nothing is executed. */
  readonly scaler: OriginalFile;
}

/**
 * A model of NetworkML 0.6.10. Its schema decodes IP flags as the 16-bit word that it was trained on.
 *
 * @param id short name for the imported model
 * @throws {@link ModelFileError} naming the file and the place in it, if a file is not what it should be
 * @throws `SchemaMismatchError` of `@networkml/features` if its features are not those of `host-footprint@0`
 */
export function importNetworkmlModel({ network, labels, scaler }: OriginalModelFiles, id: string): RoleModel {
  const classes = reading(labels, (bytes) =>
    readSklearnLabels(parseJson(textOf(bytes), labels.name, 'the roles of a label encoder')),
  );
  const { classifier, features } = reading(network, (bytes) =>
    readSklearnClassifier(parseJson(textOf(bytes), network.name, 'a network'), classes),
  );
  requireSameFeatures(network.name, HOST_FOOTPRINT.modelFeatures, features);
  const fitted = reading(scaler, readJoblibScaler);
  const scaled = fitted.state.mean.length;
  if (scaled !== features.length) {
    throw new ModelFileError(
      'inconsistent',
      scaler.name,
      'mean_',
      `${scaled} features, expected the ${features.length} of the network`,
    );
  }
  return {
    id,
    schema: HOST_FOOTPRINT,
    classifier: new Pipeline({ scaler: fitted, classifier }),
    ...originalDecision(classifier),
    card: {
      description: `Imported from ${network.name}, a model of NetworkML 0.6.10 for ${classes.length} roles.`,
      data: 'The original never published its training captures.',
      notFor:
        'Anything but reproducing the original: its probabilities are not calibrated and often 1 far from its training data.',
      training: null,
    },
  };
}

function reading<T>(file: OriginalFile, read: (bytes: Uint8Array) => T): T {
  try {
    return read(file.bytes);
  } catch (error) {
    if (error instanceof MlpError)
      throw new ModelFileError('wrong-document', file.name, '', error.message, { cause: error });
    throw error;
  }
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
