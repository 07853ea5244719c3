import { type RoleModel, readRoleModel } from './role-model.js';

/** A model that is shipped with this package. */
export interface TrainedModel {
  readonly id: string;
  /** What it tells apart, in one sentence. */
  readonly description: string;
  /** Loads the model; its weights are read only now. */
  load(): Promise<RoleModel>;
}

/** The models that are shipped, the default one first. */
export const TRAINED_MODELS: readonly TrainedModel[] = [
  {
    id: 'office',
    description: 'Sixteen roles of an office network, trained on captures of our lab.',
    load: async () => {
      const { default: document } = await import('./trained/office.json', { with: { type: 'json' } });
      return readRoleModel(document, 'office');
    },
  },
  {
    id: 'smart-home',
    description: 'Seven roles of smart-home devices, trained on their setup traffic.',
    load: async () => {
      const { default: document } = await import('./trained/smart-home.json', { with: { type: 'json' } });
      return readRoleModel(document, 'smart-home');
    },
  },
  {
    id: 'smart-home-types',
    description: 'Twenty-seven types of smart-home devices: what smart-home sums up to roles.',
    load: async () => {
      const { default: document } = await import('./trained/smart-home.json', { with: { type: 'json' } });
      return ofClasses(readRoleModel(document, 'smart-home-types'), 'smart-home-types');
    },
  },
];

/** The model as it was before its classes were summed up to roles; its scores are those of the roles. */
function ofClasses(model: RoleModel, id: string): RoleModel {
  const { card, classifier } = model;
  const description = `Tells ${classifier.classes.length} device types by name. ${card.description}`;
  return { ...model, id, classRoles: classifier.classes, card: { ...card, description, training: null } };
}

/** Id of the model that is used where none is named. */
export const DEFAULT_MODEL_ID = TRAINED_MODELS[0].id;

/** The shipped model of that id, or undefined. */
export function trainedModel(id: string): TrainedModel | undefined {
  return TRAINED_MODELS.find((model) => model.id === id);
}
