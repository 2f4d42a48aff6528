/* SPDX-License-Identifier: MIT */
#include <cerrno>
#include <cstring>
#include <sstream>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "registry.h"

#include "google.h"

namespace
{

/* A counter, unless it does not apply. */
void set(benchmark::State &state, const char *name, double value)
{
	if (value >= 0)
		state.counters[name] = value;
}

void count(benchmark::State &state, const struct result &r, const struct bench_sample &s)
{
	set(state, "bytes", static_cast<double>(r.row->bytes));
	set(state, "minor_faults", static_cast<double>(s.minor_faults));
	set(state, "major_faults", static_cast<double>(s.major_faults));
	set(state, "pages_per_fault", sample_pages_per_fault(r.row, &s));
	set(state, "cache_pages_per_fault", s.cache_pages_per_fault);
	set(state, "resident_before", s.resident_before);
	set(state, "resident_after", s.resident_after);
	set(state, "device_bytes", static_cast<double>(s.device_bytes));
	set(state, "user_s", s.user_s);
	set(state, "system_s", s.system_s);
	set(state, "p50_ns", s.p50_ns);
	set(state, "p99_ns", s.p99_ns);
	set(state, "p999_ns", s.p999_ns);
	set(state, "max_ns", s.max_ns);
	set(state, "dropped_so_far", static_cast<double>(r.dropped));
	state.SetItemsProcessed(static_cast<int64_t>(r.row->ops));
	state.SetBytesProcessed(static_cast<int64_t>(r.row->bytes));
}

/* One call is one repetition, and one repetition is one iteration with a time of our own. */
void repeat(benchmark::State &state, struct result *r)
{
	for (auto _ : state) {
		const char *why;
		const struct bench_sample *s = result_repeat(r, &why);

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
	char name[ROW_NAME_MAX];
	std::vector<std::string> names;
	std::vector<int64_t> values;

	for (const struct bench_arg *a = r->row->args; a->name != nullptr; a++) {
		names.push_back(a->name);
		values.push_back(a->value);
	}
	bench_row_name(r->row, 0, name);
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

int google_run(struct result *results, size_t n, size_t nreps, const char *profile, char **json)
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
	*json = strdup(strict(text.str()).c_str());
	return *json == nullptr ? -ENOMEM : 0;
}
