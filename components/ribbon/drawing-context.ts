/** The members of a 2D context that drawings use: tests replace it with a recorder. */
export type DrawingContext = Pick<
  CanvasRenderingContext2D,
  'fillStyle' | 'strokeStyle' | 'lineWidth' | 'fillRect' | 'strokeRect' | 'clearRect'
>
