import { withApp } from '@/tests/support/app'
import { promisesOfTheShuffle } from '@/tests/support/shuffle-suite'

withApp()
promisesOfTheShuffle()
