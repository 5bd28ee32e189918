"""Marks answers to QTI 2.2 items by their own response processing, and by nothing else.

Each line on stdin is JSON: {"item": path, "responses": {name: value}}, where a value is a text or a list of texts
(absent: not answered). For each, a line on stdout: {"score": …, "feedback": [identifiers of the feedback shown]}.

It knows the expressions that our items use, from their meaning in the QTI 2.2 information model, and fails on others.
"""

import json
import sys
import xml.etree.ElementTree as ET

NS = "{http://www.imsglobal.org/xsd/imsqti_v2p2}"


def name(element):
    return element.tag.removeprefix(NS)


class Item:
    def __init__(self, path, responses):
        self.root = ET.parse(path).getroot()
        self.declared = {it.get("identifier"): it for it in self.root.iter(f"{NS}responseDeclaration")}
        unknown = set(responses) - set(self.declared)
        assert not unknown, f"{path}: no responses {unknown}"
        self.values = {key: self.typed(self.declared[key], responses.get(key)) for key in self.declared}
        for it in self.root.iter(f"{NS}outcomeDeclaration"):
            value = it.find(f"{NS}defaultValue/{NS}value")
            self.values[it.get("identifier")] = None if value is None else float(value.text)

    @staticmethod
    def typed(declaration, value):
        if value is None:
            return None
        if declaration.get("cardinality") == "single":
            return float(value) if declaration.get("baseType") == "float" else value
        return list(value)

    def run(self):
        processing = self.root.find(f"{NS}responseProcessing")
        for rule in processing if processing is not None else []:
            self.rule(rule)
        shown = []
        for it in self.root.iter(f"{NS}modalFeedback"):
            value = self.values[it.get("outcomeIdentifier")]
            values = value if isinstance(value, list) else [value]
            if it.get("identifier") in values:
                shown.append(it.get("identifier"))
        return {"score": self.values["SCORE"], "feedback": shown}

    def rule(self, rule):
        if name(rule) == "setOutcomeValue":
            self.values[rule.get("identifier")] = self.value(rule[0])
        elif name(rule) == "responseCondition":
            (branch,) = rule
            assert name(branch) == "responseIf"
            if self.value(branch[0]):
                for inner in branch[1:]:
                    self.rule(inner)
        else:
            raise ValueError(name(rule))

    def value(self, it):
        kind = name(it)
        if kind == "variable":
            return self.values[it.get("identifier")]
        if kind == "baseValue":
            return float(it.text) if it.get("baseType") == "float" else it.text
        if kind == "correct":
            declaration = self.declared[it.get("identifier")]
            values = [value.text for value in declaration.findall(f"{NS}correctResponse/{NS}value")]
            return self.typed(declaration, values[0] if declaration.get("cardinality") == "single" else values)
        if kind == "mapResponse":
            return self.mapped(self.declared[it.get("identifier")], self.values[it.get("identifier")])
        inner = [self.value(child) for child in it]
        if any(value is None for value in inner):
            return None
        if kind == "match":
            return self.same(it, *inner)
        if kind == "index":
            place = int(it.get("n"))
            return inner[0][place - 1] if place <= len(inner[0]) else None
        return {
            "sum": sum,
            "product": lambda values: values[0] * values[1],
            "divide": lambda values: values[0] / values[1],
            "and": all,
            "gte": lambda values: values[0] >= values[1],
            "lte": lambda values: values[0] <= values[1],
            "gt": lambda values: values[0] > values[1],
            "lt": lambda values: values[0] < values[1],
        }[kind](inner)

    def same(self, it, a, b):
        first = it[0]
        ordered = True
        if name(first) == "variable":
            ordered = self.declared[first.get("identifier")].get("cardinality") != "multiple"
        return a == b if ordered else sorted(a) == sorted(b)

    @staticmethod
    def mapped(declaration, value):
        mapping = declaration.find(f"{NS}mapping")
        default = float(mapping.get("defaultValue"))
        if value is None:
            return default

        def one(text):
            for entry in mapping:
                key, exact = entry.get("mapKey"), entry.get("caseSensitive") != "false"
                if key == text or (not exact and key.lower() == text.lower()):
                    return float(entry.get("mappedValue"))
            return default

        # Each value counts once, however often it was given.
        total = one(value) if isinstance(value, str) else sum(one(text) for text in dict.fromkeys(value))
        return min(max(total, float(mapping.get("lowerBound"))), float(mapping.get("upperBound")))


for line in sys.stdin:
    case = json.loads(line)
    print(json.dumps(Item(case["item"], case["responses"]).run()))
