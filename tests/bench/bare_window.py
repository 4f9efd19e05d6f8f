"""A process of its own: a window of the same size with one label and nothing else, until it was painted."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


def main() -> None:
    app = QApplication(["bare"])
    window = QMainWindow()
    window.resize(1366, 768)
    label = QLabel("Unlock")
    window.setCentralWidget(label)
    window.show()
    from tests.bench.first_paint import FirstPaint

    watching = FirstPaint(label)
    app.exec()
    del watching


if __name__ == "__main__":
    main()
