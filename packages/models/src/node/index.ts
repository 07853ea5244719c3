export { loadTrainedModel } from './load-trained-model.js';
