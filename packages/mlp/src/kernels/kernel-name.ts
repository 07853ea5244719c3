/** The names of what can compute the training steps. */
export const KERNEL_NAMES = ['auto', 'js', 'wasm'] as const;

/** What computes the training steps: see `MLPParameters`. @public */
export type KernelName = (typeof KERNEL_NAMES)[number];
