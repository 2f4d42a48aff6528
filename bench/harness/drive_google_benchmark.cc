/* SPDX-License-Identifier: MIT */
#include <cstring>
#include <sstream>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

extern "C" {
#include "harness/summary.h"
}

namespace
{

/* A negative value does not apply. */
void count(benchmark::State &state, const struct result &r, const struct sample &s)
{
	state.counters["bytes"] = static_cast<double>(r.row->bytes);
	state.counters["dropped_so_far"] = static_cast<double>(r.dropped);
	for (int q = 0; q < QUANTITIES; q++) {
		double value = quantity_of(static_cast<quantity>(q), r.row, &s);

		if ((quantities[q].outputs & IN_JSON) != 0 && value >= 0)
			state.counters[quantities[q].name] = value;
	}
	state.SetItemsProcessed(static_cast<int64_t>(r.row->ops));
	state.SetBytesProcessed(static_cast<int64_t>(r.row->bytes));
}

/* One call is one repetition, and one repetition is one iteration with a time of our own. */
void repeat(benchmark::State &state, struct result *r)
{
	for (auto _ : state) {
		const char *why;
		const struct sample *s = run_repeat(r, &why);

		if (s == nullptr) {
			state.SkipWithError(why);
			break;
		}
		state.SetIterationTime(s->seconds);
		count(state, *r, *s);
	}
}

void add(struct result *r, size_t nreps)
{
	char name[ROW_NAME_SIZE];
	std::vector<std::string> names;
	std::vector<int64_t> values;

	for (const struct row_argument *a = r->row->args; a->name != nullptr; a++) {
		names.push_back(a->name);
		values.push_back(a->value);
	}
	row_name(r->row, name);
	auto *b = benchmark::RegisterBenchmark(name, repeat, r);
	if (!names.empty())
		b->ArgNames(names)->Args(values);
	b->UseManualTime()->Iterations(1)->Repetitions(static_cast<int>(nreps));
	b->Unit(benchmark::kMillisecond);
}

void initialize()
{
	/* The library keeps pointers to them. */
	static char program[] = "mmapspec-bench";
	static char interleave[] = "--benchmark_enable_random_interleaving=true";
	char *argv[] = { program, interleave, nullptr };
	int argc = 2;

	benchmark::Initialize(&argc, argv);
}

/* The library prints NaN for the relative deviation of a counter that is always zero, which no
 * strict JSON parser reads. */
std::string strict(std::string text)
{
	static const std::string bad = ": NaN", good = ": null";
	size_t at = 0;

	while ((at = text.find(bad, at)) != std::string::npos)
		text.replace(at, bad.size(), good);
	return text;
}

} // namespace

char *google_benchmark(struct result *results, size_t n, size_t nreps, const char *profile)
{
	std::ostringstream text;
	benchmark::JSONReporter reporter;

	initialize();
	benchmark::AddCustomContext("profile", profile);
	reporter.SetOutputStream(&text);
	for (size_t i = 0; i < n; i++)
		add(&results[i], nreps);
	benchmark::RunSpecifiedBenchmarks(&reporter, ".");
	benchmark::Shutdown();
	return strdup(strict(text.str()).c_str());
}
