/** Whether all of the numbers are finite: zero times any other is not a number. Four sums need not wait for each other. */
export function areFinite(numbers: Float64Array): boolean {
  const { length } = numbers;
  const whole = length - (length % 4);
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  for (let i = 0; i < whole; i += 4) {
    sum0 += 0 * numbers[i];
    sum1 += 0 * numbers[i + 1];
    sum2 += 0 * numbers[i + 2];
    sum3 += 0 * numbers[i + 3];
  }
  for (let i = whole; i < length; i++) sum0 += 0 * numbers[i];
  return sum0 + sum1 + sum2 + sum3 === 0;
}
