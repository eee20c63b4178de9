"""Tables written as files: delimited text in many encodings, workbooks by hand."""
import datetime, unicodedata, zipfile
from xml.sax.saxutils import escape


def csv_text(rows, separator):
    def cell(value):
        value = f"{value:%Y-%m-%d}" if isinstance(value, datetime.date) else value
        if any(sign in value for sign in (separator, '"', "\n")):
            return '"' + value.replace('"', '""') + '"'
        return value
    return "".join(separator.join(cell(value) for value in row) + "\r\n" for row in rows)


def column(position):
    name = ""
    while position >= 0:
        name = chr(65 + position % 26) + name
        position = position // 26 - 1
    return name


def write_xlsx(path, sheets, numbers):
    """A workbook by hand: inline texts, numbers and true days."""
    def cell(value, row, position):
        place = f'r="{column(position)}{row}"'
        if value == "":
            return ""
        if isinstance(value, datetime.date):
            return f'<c {place} s="1"><v>{(value - datetime.date(1899, 12, 30)).days}</v></c>'
        if numbers and value.isdigit() and len(value) < 12:
            return f'<c {place}><v>{value}</v></c>'
        return f'<c {place} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    names = list(sheets)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>')
        archive.writestr("xl/workbook.xml", '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
                         + "".join(f'<sheet name="{escape(name)}" sheetId="{i + 1}" r:id="r{i + 1}"/>' for i, name in enumerate(names)) + "</sheets></workbook>")
        archive.writestr("xl/_rels/workbook.xml.rels", '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                         + "".join(f'<Relationship Id="r{i + 1}" Type="t" Target="worksheets/sheet{i + 1}.xml"/>' for i in range(len(names))) + "</Relationships>")
        archive.writestr("xl/styles.xml", '<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>')
        for i, name in enumerate(names):
            body = "".join(f'<row r="{r + 1}">' + "".join(cell(value, r + 1, c) for c, value in enumerate(row)) + "</row>"
                           for r, row in enumerate(sheets[name]))
            archive.writestr(f"xl/worksheets/sheet{i + 1}.xml", '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' + body + "</sheetData></worksheet>")


def open_document(sheets, numbers):
    """The tables of an OpenDocument spreadsheet."""
    def cell(value):
        if value == "":
            return "<table:table-cell/>"
        if isinstance(value, datetime.date):
            return f'<table:table-cell office:value-type="date" office:date-value="{value}"><text:p>{value:%d/%m/%Y}</text:p></table:table-cell>'
        if numbers and value.isdigit() and len(value) < 12:
            return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
        return '<table:table-cell office:value-type="string">' + "".join(f"<text:p>{escape(part)}</text:p>" for part in value.split("\n")) + "</table:table-cell>"
    body = "".join(f'<table:table table:name="{escape(name)}">' + "".join("<table:table-row>" + "".join(cell(value) for value in row) + "</table:table-row>" for row in rows) + "</table:table>"
                   for name, rows in sheets.items())
    return "<office:body><office:spreadsheet>" + body + "</office:spreadsheet></office:body>"


SPACES = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
          'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"')
KIND = "application/vnd.oasis.opendocument.spreadsheet"


def write_fods(path, sheets, numbers):
    """A flat OpenDocument file by hand."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} office:mimetype="{KIND}">'
                   f"{open_document(sheets, numbers)}</office:document>")


def write_ods(path, sheets, numbers):
    """An OpenDocument file by hand."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", KIND, zipfile.ZIP_STORED)
        archive.writestr("content.xml", f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES}>'
                         f"{open_document(sheets, numbers)}</office:document-content>")


def write(random, table, folder, rank):
    above = [["Association Les Passerelles"], ["Suivi de l’activité"]] if random.random() < 0.3 else []
    sheets = {name: above + title + rows for name, (title, rows) in table.sheets.items()}
    if table.delimited:
        separator = random.choice([";", ";", ";", ",", "\t", "|"])
        encoding = random.choice(["utf-8", "utf-8", "utf-8-sig", "cp1252", "mac_roman", "cp850", "utf-16"])
        text = csv_text(next(iter(sheets.values())), separator)
        if random.random() < 0.2:
            text = text.replace("\r\n", "\n")
        if encoding.startswith("utf") and random.random() < 0.15:
            text = unicodedata.normalize("NFD", text)
            table.features.append("accents décomposés")
        if random.random() < 0.1 and "\r\n" in text:
            text = "\r\n".join(line + 3 * separator for line in text.split("\r\n")[:-1]) + "\r\n"
            table.features.append("séparateurs au bout")
        path = f"{folder}/{rank:03}.{'tsv' if separator == chr(9) and random.random() < 0.5 else 'csv'}"
        with open(path, "wb") as file:
            file.write(text.encode(encoding, errors="replace"))
        table.features += [encoding, f"séparateur {separator!r}"]
        return path
    ending = random.choice(["xlsx", "xlsx", "fods", "ods"])
    path = f"{folder}/{rank:03}.{ending}"
    {"xlsx": write_xlsx, "fods": write_fods, "ods": write_ods}[ending](path, sheets, random.random() < 0.8)
    table.features.append(ending)
    return path
