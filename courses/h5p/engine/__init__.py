"""H5P without a web framework: packages read safely, checked, filtered, stored, put together again, scored.

Lives here: everything the H5P format demands of a server, in pure Python (only nh3 besides). Does not live
here: people, courses, databases, HTTP, translation. It could be published as a package of its own.

How a package travels:

    with open_archive(path, limits=Limits()) as archive:
        package = check_package(archive, installed=installed_libraries, limits=Limits())
    # CheckedPackage: the manifest, the libraries it brings, the filtered content, its files

`PackageRefused` says what is wrong, in which member, by a code (`Reason`) that a caller can translate.
"""
