/** The names of the numbers that training can compute with. */
export const PRECISIONS = ['f64', 'f32'] as const;

/** What a training kernel computes with: numbers of 64 or of 32 bits. @public */
export type Precision = (typeof PRECISIONS)[number];
