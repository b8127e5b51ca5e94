/**
 * The first row of a statement that always returns one, such as an aggregate, an
 * `insert … returning`, or an update of a row that the transaction has locked.
 * @throws Error if there is none
 */
export function expectRow<Row>([row]: readonly Row[]): Row {
  if (row === undefined) throw new Error('The statement returned no row.')
  return row
}
