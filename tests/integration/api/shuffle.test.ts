import { withApp } from '../../support/app'
import { promisesOfTheShuffle } from '../../support/shuffle-suite'

withApp()
promisesOfTheShuffle()
