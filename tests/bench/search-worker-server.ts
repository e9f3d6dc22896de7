// The search worker, bundled for the benchmarks.
import '../../agent/search/search-worker'
