/** What computes the training steps: see `MLPParameters`. @public */
export type KernelName = 'auto' | 'js' | 'wasm';

/** What a training kernel computes with: numbers of 64 or of 32 bits. @public */
export type Precision = 'f64' | 'f32';
