import { parseRoleModel, type RoleModel } from './role-model.js';

/** A model that is shipped with this package; its weights are in a file beside the code, which nothing loads unasked. */
export interface TrainedModel {
  readonly id: string;
  /** What it tells apart, in one sentence. */
  readonly description: string;
  /** Name of its file in the package's folder `trained`, such as `office.json`. */
  readonly file: string;
  /** Whether it tells the classes of its file instead of the roles that they sum up to. */
  readonly tellsClasses: boolean;
}

/** The models that are shipped, the default one first. */
export const TRAINED_MODELS: readonly [TrainedModel, ...TrainedModel[]] = [
  {
    id: 'general',
    description:
      'Roles and categories of the devices of any network, trained on captures of 82 sources, of homes and of our lab.',
    file: 'general.json',
    tellsClasses: false,
  },
  {
    id: 'office',
    description: 'Sixteen roles of an office network, trained on captures of our lab.',
    file: 'office.json',
    tellsClasses: false,
  },
  {
    id: 'smart-home',
    description: 'Seven roles of smart-home devices, trained on their setup traffic.',
    file: 'smart-home.json',
    tellsClasses: false,
  },
  {
    id: 'smart-home-types',
    description: 'Twenty-seven types of smart-home devices: what smart-home sums up to roles.',
    file: 'smart-home.json',
    tellsClasses: true,
  },
];

/** Id of the model that is used where none is named. */
export const DEFAULT_MODEL_ID: string = TRAINED_MODELS[0].id;

/** The shipped model of that id, or undefined. */
export function trainedModel(id: string): TrainedModel | undefined {
  return TRAINED_MODELS.find((model) => model.id === id);
}

/**
 * Reads the text of a shipped model's file.
 *
 * @throws as {@link parseRoleModel}: the file may come from elsewhere, such as a web server
 */
export function parseTrainedModel({ id, file, tellsClasses }: TrainedModel, text: string): RoleModel {
  const model = parseRoleModel(text, file);
  return tellsClasses ? ofClasses(model, id) : model;
}

/** The model as it was before its classes were summed up to roles; its scores are those of the roles. */
function ofClasses(model: RoleModel, id: string): RoleModel {
  const { card, classifier } = model;
  const description = `Tells ${classifier.classes.length} device types by name. ${card.description}`;
  return { ...model, id, classRoles: classifier.classes, card: { ...card, description, training: null } };
}
