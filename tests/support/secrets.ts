/** Secrets that a server needs with PostgreSQL; they protect nothing. */
export const TEST_SECRETS = {
  AUTH_SECRET: 'x7Qm2vKp9LrT4wZs8NbYc3HdJf6GaUeR',
  TOKEN_KEYS: 'k1:pW5nXq8ZtB3vMk7LrYc2HdJf9GaUeS4T',
  PASSWORD_PEPPER: 'c3HdJf6GaUeRx7Qm2vKp9LrT4wZs8NbY',
}
