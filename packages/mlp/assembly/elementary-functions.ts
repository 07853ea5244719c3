/**
 * Exponential, logarithm and hyperbolic tangent. In f64 they are those of the JavaScript engine, so that kernels agree
 * in every bit; in f32 polynomials over whole vectors.
 */

// @ts-expect-error: decorator
@external('math', 'exp')
declare function exp64(x: f64): f64;

// @ts-expect-error: decorator
@external('math', 'tanh')
declare function tanh64(x: f64): f64;

// @ts-expect-error: decorator
@external('math', 'log')
export declare function log64(x: f64): f64;

/** exp of each lane. */
// @ts-expect-error: decorator
@inline
export function exp<T extends number>(x: v128): v128 {
  if (sizeof<T>() == 4) return exp32(x);
  return f64x2(exp64(f64x2.extract_lane(x, 0)), exp64(f64x2.extract_lane(x, 1)));
}

/** tanh of each lane. */
// @ts-expect-error: decorator
@inline
export function tanh<T extends number>(x: v128): v128 {
  if (sizeof<T>() == 4) return tanh32(x);
  return f64x2(tanh64(f64x2.extract_lane(x, 0)), tanh64(f64x2.extract_lane(x, 1)));
}

/**
 * exp as in Moshier's Cephes library (expf): x is n ln 2 and a rest in [-ln 2 / 2, ln 2 / 2], whose exponential is a
 * polynomial, and 2^n goes into the exponent. For x of at most 88; where the result would come near the smallest
 * normal number it is 0.
 */
function exp32(x: v128): v128 {
  const n = f32x4.floor(f32x4.add(f32x4.mul(x, f32x4.splat(1.44269504088896341)), f32x4.splat(0.5)));
  // ln 2 in two parts, so that the rest is exact.
  let r = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.12194440e-4)));
  let p = f32x4.splat(1.9875691500e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
  p = f32x4.add(f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r), f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  const isNormal = f32x4.ge(x, f32x4.splat(-87));
  // A lane that is not a number stays so, for the divergence to be seen.
  const result = v128.and(f32x4.mul(p, power), isNormal);
  return v128.bitselect(x, result, f32x4.ne(x, x));
}

/**
 * tanh as a rational function, the odd polynomial of degree 13 over the even one of degree 6 that the Eigen library
 * uses; from 7.905 on it is 1 but for the last bits of f32.
 */
function tanh32(value: v128): v128 {
  const limit = f32x4.splat(7.90531110763549805);
  const x = f32x4.max(f32x4.min(value, limit), f32x4.neg(limit));
  const s = f32x4.mul(x, x);
  let p = f32x4.splat(-2.76076847742355e-16);
  p = f32x4.add(f32x4.mul(p, s), f32x4.splat(2.00018790482477e-13));
  p = f32x4.add(f32x4.mul(p, s), f32x4.splat(-8.60467152213735e-11));
  p = f32x4.add(f32x4.mul(p, s), f32x4.splat(5.12229709037114e-8));
  p = f32x4.add(f32x4.mul(p, s), f32x4.splat(1.48572235717979e-5));
  p = f32x4.add(f32x4.mul(p, s), f32x4.splat(6.37261928875436e-4));
  p = f32x4.add(f32x4.mul(p, s), f32x4.splat(4.89352455891786e-3));
  let q = f32x4.splat(1.19825839466702e-6);
  q = f32x4.add(f32x4.mul(q, s), f32x4.splat(1.18534705686654e-4));
  q = f32x4.add(f32x4.mul(q, s), f32x4.splat(2.26843463243900e-3));
  q = f32x4.add(f32x4.mul(q, s), f32x4.splat(4.89352518554385e-3));
  return f32x4.div(f32x4.mul(x, p), q);
}
