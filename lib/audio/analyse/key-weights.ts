/**
 * Weights of chords as evidence for a key, by their distance in semitones above its tonic: twelve for major chords,
 * then twelve for minor ones. `share` weighs the share of the time, `first` the first chord. Fitted by logistic
 * regression on 592 generated pieces of known key, a quarter of them with start and end cut off.
 */
export const KEY_WEIGHTS = {
  major: {
    share: [
      11.917, 0.479, -4.409, -4.482, -5.213, 6.517, -2.488, 9.36, 0.77, -1.305, -6.927, -6.049,
      -2.104, -2.238, 6.589, -1.076, 8.038, -2.77, -4.356, -8.112, -1.519, 6.559, -1.064, -0.042,
    ],
    first: [
      1.727, -0.294, -0.795, -0.691, -0.061, 0.04, -0.973, -0.062, 1.516, -0.077, -0.005, -0.932,
      -0.732, 0.783, 0.311, -0.034, 0.438, -0.282, -0.725, -0.003, -0.044, 0.114, -0.098, -0.103,
    ],
    bias: 0,
  },
  minor: {
    share: [
      -2.23, -5.844, -0.986, 5.032, -2.388, -4.407, -2.002, 10.93, 5.815, -5.052, 3.665, -0.702,
      10.28, -1.233, 3.719, -1.88, -2.347, 2.879, -2.511, 4.936, -0.698, -4.707, -7.853, 1.511,
    ],
    first: [
      1.312, 0.048, 0.032, 0.81, -0.676, -0.389, -0.609, -0.428, 0.791, 0.631, -0.312, -0.603,
      2.481, -0.172, 0.145, -1.257, -0.548, 0.564, -0.213, 0.198, -0.349, -0.629, 0.698, -0.544,
    ],
    bias: 0.981,
  },
}
