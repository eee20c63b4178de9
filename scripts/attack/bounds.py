"""The least and the most each hidden count can be, given everything published: linear programming (HiGHS)."""
import math
from collections import defaultdict
from itertools import combinations
import highspy
import numpy
from published import MERGED

LARGE = 1e6


class Bounds:
    """All counts that any report names, and all that binds them."""

    def __init__(self, published, places):
        self.ranks, self.low, self.high, self.rows = {}, [], [], []
        self.published = published
        for count, (low, high) in sorted(published.bounds.items(), key=repr):
            rank = self.rank(count)
            self.low[rank], self.high[rank] = low, min(high, LARGE)
        for counts, total in published.sums:
            self.bind([(count, 1.0) for count in counts] + [(total, -1.0)], 0.0, 0.0)
        for counts, total in published.overlaps:
            self.bind([(count, 1.0) for count in counts] + [(total, -1.0)], 0.0, LARGE)
            for count in counts:
                self.bind([(count, 1.0), (total, -1.0)], -LARGE, 0.0)
        for terms, constant in published.ratios:
            # A quotient is known to fifteen digits.
            slack = 1e-6 * max(1.0, abs(constant))
            self.bind(list(terms.items()), constant - slack, constant + slack)
        self.bind_listed()
        self.bind_measures()
        self.bind_parts(places)
        self.bind_months()
        self.solver = None

    def rank(self, count):
        if count not in self.ranks:
            self.ranks[count] = len(self.low)
            self.low.append(0.0)
            self.high.append(LARGE)
        return self.ranks[count]

    def bind(self, terms, low, high):
        factors = defaultdict(float)
        for count, factor in terms:
            factors[self.rank(count)] += factor
        self.rows.append((factors, low, high))

    def bind_listed(self):
        """A code that another period lists and this one does not counts nobody here."""
        known = defaultdict(set)
        for (measure, scope, dimension, _), codes in self.published.listed.items():
            known[measure, scope, dimension] |= codes
        for (measure, scope, dimension, months), codes in self.published.listed.items():
            # Where rare codes are put together, those left out may be among them.
            if dimension == "month" or MERGED in codes:
                continue
            for code in known[measure, scope, dimension] - codes - {MERGED}:
                rank = self.rank((measure, months, scope | {(dimension, code)}))
                self.high[rank] = self.low[rank]

    def bind_measures(self):
        """A visit makes one to three requests, is of one person, and needs a session."""
        for count in list(self.ranks):
            measure, months, items = count
            if measure != "passages":
                continue
            others = {name: (name, months, items) for name in ("requests", "people", "sessions")}
            if others["requests"] in self.ranks:
                self.bind([(others["requests"], 1.0), (count, -1.0)], 0.0, LARGE)
                self.bind([(others["requests"], 1.0), (count, -3.0)], -LARGE, 0.0)
            if others["people"] in self.ranks:
                self.bind([(count, 1.0), (others["people"], -1.0)], 0.0, LARGE)
            of_contact = any(name in ("themes", "theme", "domain") for name, _ in items)
            if of_contact and others["sessions"] in self.ranks:
                self.bind([(count, 1.0), (others["sessions"], -1.0)], 0.0, LARGE)

    def bind_parts(self, places):
        """A part is no more than the whole; themes make their domain, places their district and their kind."""
        counts = list(self.ranks)
        groups = defaultdict(dict)
        for measure, months, items in counts:
            for item in items:
                whole = (measure, months, items - {item})
                if whole in self.ranks and measure in ("passages", "sessions", "requests", "people"):
                    self.bind([((measure, months, items), 1.0), (whole, -1.0)], -LARGE, 0.0)
                groups[measure, months, items - {item}, item[0]][item[1]] = (measure, months, items)
        for (measure, months, items, dimension), parts in sorted(groups.items(), key=repr):
            known = self.published.listed.get((measure, items, dimension, months), set())
            if dimension == "theme" and measure == "requests" and known:
                self.hierarchy(parts, lambda code: code.split("/")[0], measure, months, items, "domain")
            if dimension == "place" and known and MERGED not in known:
                for name in ("qpv", "place_kind"):
                    self.hierarchy(parts, lambda code: places[name].get(code, "aucun"), measure, months, items, name)
            # Every place, or kind, has a report of its own, and there is one of all.
            known = self.published.listed.get((measure, frozenset(), dimension, months), set())
            whole = (measure, months, items)
            if items and dimension in ("place", "kind") and known and MERGED not in known \
                    and known <= set(parts) and whole in self.ranks:
                self.bind([(parts[code], 1.0) for code in known] + [(whole, -1.0)], 0.0, 0.0)

    def hierarchy(self, parts, parent, measure, months, items, dimension):
        children = defaultdict(list)
        for code, count in parts.items():
            if isinstance(code, str) and code != "non_croise" and not code.startswith(MERGED):
                children[parent(code)].append(count)
        for code, counts in children.items():
            whole = (measure, months, items | {(dimension, code)})
            if whole in self.ranks:
                self.bind([(count, 1.0) for count in counts] + [(whole, -1.0)], 0.0, 0.0)

    def bind_months(self):
        """The counts of periods that overlap are made of the same stretches of months."""
        periods = defaultdict(set)
        for measure, months, items in self.ranks:
            if measure not in ("people",):
                periods[measure, items].add(months)
        for (measure, items), known in sorted(periods.items(), key=repr):
            if len(known) < 2:
                continue
            cuts = sorted({cut for months in known for cut in months})
            stretches = list(zip(cuts, cuts[1:]))
            for first, after in sorted(known):
                inside = [(measure, piece, items) for piece in stretches if first <= piece[0] and piece[1] <= after]
                if inside != [(measure, (first, after), items)]:
                    self.bind([(count, 1.0) for count in inside] + [((measure, (first, after), items), -1.0)], 0.0, 0.0)

    # What can be computed

    def prepare(self):
        solver = highspy.Highs()
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("presolve", "off")
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = len(self.low), len(self.rows)
        program.col_cost_ = numpy.zeros(len(self.low))
        program.col_lower_, program.col_upper_ = numpy.array(self.low), numpy.array(self.high)
        program.row_lower_ = numpy.array([row[1] for row in self.rows])
        program.row_upper_ = numpy.array([row[2] for row in self.rows])
        starts, indices, values = [0], [], []
        for factors, _, _ in self.rows:
            kept = [(rank, factor) for rank, factor in sorted(factors.items()) if factor]
            indices += [rank for rank, _ in kept]
            values += [factor for _, factor in kept]
            starts.append(len(indices))
        program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        program.a_matrix_.start_, program.a_matrix_.index_ = numpy.array(starts), numpy.array(indices)
        program.a_matrix_.value_ = numpy.array(values)
        solver.passModel(program)
        self.solver = solver
        self.least, self.most = numpy.full(len(self.low), numpy.inf), numpy.full(len(self.low), -numpy.inf)

    def of(self, count, wide):
        """The least and the most whole number the count can be, or two between which there are `wide` values already.
        Raises where the figures contradict one another."""
        if self.solver is None:
            self.prepare()
        rank = self.ranks[count]
        for sense in (highspy.ObjSense.kMinimize, highspy.ObjSense.kMaximize):
            if numpy.floor(self.most[rank] + 1e-4) - numpy.ceil(self.least[rank] - 1e-4) + 1 >= wide:
                break
            self.solver.changeObjectiveSense(sense)
            self.solver.changeColCost(rank, 1.0)
            self.solver.run()
            status = self.solver.getModelStatus()
            if status != highspy.HighsModelStatus.kOptimal:
                raise ValueError(f"the figures published contradict one another: {status}")
            # What one solution gives the other counts is possible too.
            values = numpy.array(self.solver.getSolution().col_value)
            self.least, self.most = numpy.minimum(self.least, values), numpy.maximum(self.most, values)
        self.solver.changeColCost(rank, 0.0)
        return math.ceil(self.least[rank] - 1e-4), math.floor(self.most[rank] + 1e-4)
