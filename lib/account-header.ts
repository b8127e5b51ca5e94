/** The header by which a page names the user that it was loaded for. */
export const ACCOUNT_HEADER = 'X-Riffle-Account'
