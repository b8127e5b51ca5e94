/** Settings that every bench of the services needs; the secrets protect nothing. */
export const BENCH_SETTINGS = {
  DATA_DIR: process.env.DATA_DIR ?? '.data',
  AUTH_SECRET: 'bench-x7Qm2vKp9LrT4wZs8NbYc3HdJf6GaUeR',
  TOKEN_KEYS: 'k1:bench-pW5nXq8ZtB3vMk7LrYc2HdJf9GaUeS4T',
  PASSWORD_PEPPER: 'bench-c3HdJf6GaUeRx7Qm2vKp9LrT4wZs8NbY',
  LOG_LEVEL: 'error',
}
